//! A letter as HTML that mail programs of any age show well: one column, one style element, no pictures.

use super::Letter;
use besok_core::language::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = "body{margin:0;padding:24px 16px;background:#f3f4f4;color:#222d36;\
font:18px/1.5 'Noto Sans','Noto Sans Arabic',system-ui,sans-serif}\
.card{max-width:560px;margin:0 auto;padding:24px;background:#fff;border-top:4px solid #0b4f6c;border-radius:8px;\
overflow-wrap:anywhere}\
h1{margin:0 0 16px;font-size:26px;line-height:1.2}p{margin:0 0 16px}\
.facts{padding:16px;background:#e2eaed;border-radius:8px}.facts b{font-size:20px}\
.button{display:inline-block;padding:12px 24px;background:#0b4f6c;color:#fff;border-radius:8px;font-weight:600}\
.foot{margin:0;color:#555f66;font-size:16px}";

impl Letter {
    pub(super) fn html(&self, language: Language) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(language.tag()) dir=(language.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    title { (self.title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    // Once more, because some mail programs keep nothing of the root.
                    div.card lang=(language.tag()) dir=(language.direction()) {
                        h1 { (self.title) }
                        @for text in &self.paragraphs { p { (text) } }
                        @if !self.lines.is_empty() { (self.facts()) }
                        @for text in &self.after { p { (text) } }
                        @for (words, address) in &self.links {
                            p { a.button href=(address) { (words) } }
                        }
                        p.foot { b { (self.agency) } br; (self.contact) }
                    }
                }
            }
        }
    }

    /// The first line is what people look for.
    fn facts(&self) -> Markup {
        html! {
            p.facts {
                @for (index, line) in self.lines.iter().enumerate() {
                    @if index == 0 { b { bdi { (line) } } } @else { br; (line) }
                }
            }
        }
    }
}
