//! Rules as `select` and `ignore` name them: one rule, every rule of a letter, or all of them.

use std::str::FromStr;

use super::near::did_you_mean;
use crate::judge::Rule;

/// The word for every rule.
const ALL: &str = "all";

/// The rules that one word of `select` or `ignore` names, in the order of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSelector(pub Vec<Rule>);

impl FromStr for RuleSelector {
    type Err = String;

    /// Reads a rule's name or code (`rhyme-slant`, `R2`), the letter of a group of codes (`R`), or `ALL`, in any case.
    ///
    /// A code is never taken for the beginning of others: `R1` is one rule, though there may be an `R10`.
    fn from_str(word: &str) -> Result<Self, String> {
        if word.eq_ignore_ascii_case(ALL) {
            return Ok(Self(Rule::ALL.to_vec()));
        }
        let group: Vec<Rule> =
            Rule::ALL.iter().copied().filter(|rule| letter(*rule).eq_ignore_ascii_case(word)).collect();
        if group.is_empty() { rule(word).map(|rule| Self(vec![rule])) } else { Ok(Self(group)) }
    }
}

/// The letter of a rule's group: `R` of `R2`.
fn letter(rule: Rule) -> &'static str {
    rule.code().trim_end_matches(|c: char| c.is_ascii_digit())
}

/// The rule of this name or code, in any case, or what to write instead.
///
/// # Errors
/// When no rule has the name or code.
pub fn rule(name: &str) -> Result<Rule, String> {
    let is_named = |rule: &Rule| rule.id().eq_ignore_ascii_case(name) || rule.code().eq_ignore_ascii_case(name);
    let hint = || did_you_mean(name, Rule::ALL.iter().map(|rule| rule.id()));
    Rule::ALL.iter().copied().find(is_named).ok_or_else(|| format!("there is no rule `{name}`{}", hint()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_goes_by_its_name_or_its_code_in_any_case() {
        assert_eq!(rule("rhyme-slant"), Ok(Rule::RhymeSlant));
        assert_eq!(rule("Rhyme-Slant"), Ok(Rule::RhymeSlant));
        assert_eq!(rule("r2"), Ok(Rule::RhymeSlant));
        assert_eq!(rule("rime"), Err("there is no rule `rime` (did you mean `rhyme`?)".to_owned()));
    }

    #[test]
    fn a_letter_selects_its_group_a_code_one_rule_and_all_every_rule() {
        let codes =
            |word: &str| -> Vec<&str> { word.parse::<RuleSelector>().unwrap().0.into_iter().map(Rule::code).collect() };
        assert_eq!(codes("R"), ["R1", "R2", "R3", "R4", "R5"]);
        assert_eq!(codes("r"), codes("R"));
        assert_eq!(codes("L1"), ["L1"], "not L10, L11 and L12");
        assert_eq!(codes("rhyme"), ["R1"]);
        assert_eq!(codes("ALL").len(), Rule::ALL.len());
        assert_eq!(codes("All"), codes("all"));
        assert_eq!("Z".parse::<RuleSelector>(), Err("there is no rule `Z`".to_owned()));
        assert!("".parse::<RuleSelector>().is_err());
    }

    #[test]
    fn every_letter_of_the_codes_is_a_group_of_its_own() {
        for rule in Rule::ALL {
            assert_eq!(letter(*rule).len(), 1, "{}", rule.code());
            assert!(rule.id().len() > 1 && !rule.id().eq_ignore_ascii_case(ALL));
        }
    }
}
