//! Figures with a slash: 1/2, 2/3, 24/7, 9/11.

use super::in_words;
use super::numeral::whole;

/// One half, two thirds; and figures one after another: nine eleven, twenty-four seven.
pub(super) fn fraction(written: &str) -> Vec<String> {
    let parts: Vec<Vec<String>> = written.split('/').map(whole).collect();
    let row =
        parts.iter().map(|part| part.first().cloned()).collect::<Option<Vec<String>>>().map(|words| words.join(" "));
    let (Some(row), [number, _]) = (row.clone(), parts.as_slice()) else { return row.into_iter().collect() };
    let below = written.split('/').nth(1).unwrap_or_default();
    let one = number.first().is_some_and(|number| number == "one");
    let name = match below {
        "2" => "half".to_owned(),
        "4" => "quarter".to_owned(),
        _ => in_words(&format!("{below}th")).unwrap_or_default(),
    };
    let ending = if one { "" } else { "s" };
    let mut readings: Vec<String> = number.iter().map(|number| format!("{number} {name}{ending}")).collect();
    if one {
        readings.extend([format!("a {name}"), name.clone()]);
    }
    if below == "4" {
        readings.push(if one {
            "one fourth".to_owned()
        } else {
            format!("{} fourths", number.first().cloned().unwrap_or_default())
        });
    }
    readings
        .push(format!("{} and a {name}", number.first().cloned().unwrap_or_default()).replacen("one and", "and", 1));
    // Nobody reads a date or 24/7 as a fraction.
    if is_fraction(written) {
        readings.push(row);
    } else {
        readings.insert(0, row);
    }
    readings
}

/// Whether two figures with a slash are a fraction rather than a date: less than one, in parts that people divide things into.
fn is_fraction(written: &str) -> bool {
    let Some((above, below)) = written.split_once('/') else { return false };
    let (Ok(above), Ok(below)) = (above.parse::<u32>(), below.parse::<u32>()) else { return false };
    above < below && matches!(below, 2..=6 | 8 | 10 | 16 | 32 | 64 | 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_read_as_one_and_a_date_figure_by_figure() {
        for (written, read) in [
            ("1/2", "one half"),
            ("2/3", "two thirds"),
            ("3/4", "three quarters"),
            ("5/8", "five eighths"),
            ("24/7", "twenty four seven"),
            ("9/11", "nine eleven"),
            ("7/4", "seven four"),
        ] {
            assert_eq!(fraction(written).first().map(String::as_str), Some(read), "{written}");
        }
        assert!(fraction("1/2").contains(&"a half".to_owned()));
        assert!(fraction("x/2").is_empty());
    }
}
