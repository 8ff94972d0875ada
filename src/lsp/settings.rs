//! The client's settings, from the session's beginning and from the protocol's configuration messages.

use std::io::Write;

use lsp_server::{RequestId, Response};
use serde_json::{Value, json};

use super::client::{Ability, Client, SECTION};
use super::outbox::Outbox;
use crate::rhyme::Accent;
use crate::workspace::Defaults;

/// The settings as parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settings {
    /// `form` and `accent` of drafts without their own.
    pub(super) defaults: Defaults,
    /// `inlayHints`: whether there are hints.
    pub(super) hints: bool,
    /// `showLicenses`: whether hints show the licenses that lines take.
    pub(super) licenses: bool,
    /// `rulePages`: the address at which docs/reference/rules.md is served, if it is.
    pub(super) rule_pages: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { defaults: Defaults::default(), hints: true, licenses: false, rule_pages: None }
    }
}

/// The settings as parsed and as written by the client, and the pending request for them.
#[derive(Debug, Default)]
pub(super) struct ClientSettings {
    /// The settings in force.
    pub(super) now: Settings,
    written: Written,
    /// The request that is not answered yet.
    asked: Option<RequestId>,
}

impl ClientSettings {
    /// Takes the settings of the session's beginning; returns whether they change anything.
    pub(super) fn begin(&mut self, options: &Value, out: &mut Outbox<impl Write>) -> anyhow::Result<bool> {
        self.written.options = options.clone();
        self.read(out)
    }

    /// Handles the client's notification that its settings changed; requests them from a client that can answer, since the
    /// notification need not have them. Returns whether the settings in force changed.
    pub(super) fn change(
        &mut self,
        told: &Value,
        client: &Client,
        out: &mut Outbox<impl Write>,
    ) -> anyhow::Result<bool> {
        if client.can(Ability::AnswerSettings) {
            self.asked = Some(out.ask("workspace/configuration", json!({"items": [{"section": SECTION}]}))?);
            return Ok(false);
        }
        self.written.told = told.clone();
        self.read(out)
    }

    /// Takes an answer, if it is that to the last request for the settings; returns whether the settings in force changed.
    /// After an error the earlier settings are kept.
    pub(super) fn answered(&mut self, response: Response, out: &mut Outbox<impl Write>) -> anyhow::Result<bool> {
        if self.asked.as_ref() != Some(&response.id) {
            return Ok(false);
        }
        self.asked = None;
        let Ok(mut answers) = response.response_result else { return Ok(false) };
        self.written.told = answers.get_mut(0).map(Value::take).unwrap_or_default();
        self.read(out)
    }

    /// Parses the written settings and warns of invalid values; returns whether the settings in force changed.
    fn read(&mut self, out: &mut Outbox<impl Write>) -> anyhow::Result<bool> {
        let (settings, faults) = self.written.read();
        faults.into_iter().try_for_each(|fault| out.warn(fault))?;
        let is_other = settings != self.now;
        self.now = settings;
        Ok(is_other)
    }
}

/// The settings as the client wrote them.
#[derive(Debug, Default)]
struct Written {
    /// The options that the session began with.
    options: Value,
    /// The settings sent since, which override the options.
    told: Value,
}

impl Written {
    /// The parsed settings, and the problems of invalid values, in whose place the usual ones hold.
    fn read(&self) -> (Settings, Vec<String>) {
        let mut faults = Vec::new();
        let form = self.text("form", &mut faults);
        let accent = self.text("accent", &mut faults).and_then(|word| {
            let accent = Accent::named(word);
            if accent.is_none() {
                faults.push(fault("accent", &word.into(), "`any`, `american` or `british`"));
            }
            accent
        });
        let defaults = Defaults { form: form.map(str::to_owned), accent };
        let usual = Settings::default();
        let hints = self.flag("inlayHints", usual.hints, &mut faults);
        let licenses = self.flag("showLicenses", usual.licenses, &mut faults);
        let address = self.text("rulePages", &mut faults);
        let is_served = |address: &&str| ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        let rule_pages = address.filter(is_served).map(str::to_owned);
        if let Some(other) = address.filter(|address| !is_served(address)) {
            faults.push(fault("rulePages", &other.into(), "an address that begins with https:// or http://"));
        }
        (Settings { defaults, hints, licenses, rule_pages }, faults)
    }

    /// The value of a key; `None` for null.
    fn value(&self, key: &str) -> Option<&Value> {
        let layers = [&self.told, &self.options].into_iter();
        layers.filter_map(|layer| section(layer).get(key)).find(|value| !value.is_null())
    }

    fn text(&self, key: &str, faults: &mut Vec<String>) -> Option<&str> {
        let value = self.value(key)?;
        let text = value.as_str().map(str::trim);
        if text.is_none() {
            faults.push(fault(key, value, "a word in quotation marks"));
        }
        text.filter(|text| !text.is_empty())
    }

    fn flag(&self, key: &str, usual: bool, faults: &mut Vec<String>) -> bool {
        let Some(value) = self.value(key) else { return usual };
        value.as_bool().unwrap_or_else(|| {
            faults.push(fault(key, value, "`true` or `false`"));
            usual
        })
    }
}

/// The settings that are ours: clients send them alone or by the name of their section.
fn section(settings: &Value) -> &Value {
    settings.get(SECTION).filter(|section| section.is_object()).unwrap_or(settings)
}

fn fault(key: &str, value: &Value, may_be: &str) -> String {
    format!("the editor's setting `{key}` is {value}; it may be {may_be}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(options: Value) -> Written {
        Written { options, told: Value::Null }
    }

    #[test]
    fn what_is_told_comes_before_the_options_key_by_key_and_null_is_not_set() {
        let mut written = options(json!({"form": "haiku", "accent": "british", "inlayHints": false}));
        for told in [json!({"form": "tanka", "accent": null}), json!({"verse": {"form": " tanka "}, "other": 1})] {
            written.told = told;
            let (settings, faults) = written.read();
            let defaults = Defaults { form: Some("tanka".to_owned()), accent: Some(Accent::British) };
            assert_eq!((settings, faults.len()), (Settings { defaults, hints: false, ..Settings::default() }, 0));
        }
        written.told = json!({"form": "", "showLicenses": true});
        let (settings, _) = written.read();
        assert_eq!((settings.defaults.form, settings.licenses), (None, true));
    }

    #[test]
    fn a_value_that_means_nothing_is_a_fault_and_counts_as_not_set() {
        let written = options(json!({"form": 7, "accent": "scottish", "inlayHints": "off", "rulePages": "rules.md"}));
        let (settings, faults) = written.read();
        assert_eq!((settings.defaults, settings.hints), (Defaults::default(), true));
        let expected = [
            "the editor's setting `form` is 7; it may be a word in quotation marks",
            "the editor's setting `accent` is \"scottish\"; it may be `any`, `american` or `british`",
            "the editor's setting `inlayHints` is \"off\"; it may be `true` or `false`",
            "the editor's setting `rulePages` is \"rules.md\"; it may be an address that begins with https:// or http://",
        ];
        assert_eq!(faults, expected);
        assert_eq!(options(json!(["form"])).read().1, [""; 0]);
    }
}
