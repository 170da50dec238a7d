//! Every page, mail and calendar file in every language, as snapshots, with what must hold for each of them.

mod account;
mod calendar_files;
mod earlier;
mod family;
mod figures;
mod integrations;
mod letters;
mod mails;
mod near;
mod no_times;
mod openings;
mod pages;
mod public;
mod refusals;
mod request;
mod restriction;
mod samples;
mod screen;
mod show;
mod sms;
mod staff_day;
mod staff_find;
mod staff_queue;
mod staff_simulate;
mod texts;
mod ticket;
