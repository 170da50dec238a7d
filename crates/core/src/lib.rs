//! What is true: the types, rules and decisions of Besök.
//!
//! Nothing here reads a clock, a random source, a file or a database. Facts come in as values, decisions go
//! out as values, so that each rule can be tested by itself, a million times if need be.
//!
//! # Glossary
//!
//! One word for each concept, in code, tables and documents.
//!
//! | word | meaning |
//! |---|---|
//! | **agency** | the public body whose visits are booked |
//! | **office** | a place to visit; it has a time zone, an address and a position |
//! | **errand** | what a person comes for: minutes, bring-list, limits for booking, moving and cancelling |
//! | **challenge** | work that a browser does before it may hold a time or ask for a code, where machines ask too much |
//! | **pass** | what a session has that proved the mailbox instead: one hold without a challenge |
//! | **opening** | a recurring rule: office, weekdays, from-to, step, places side by side, errands |
//! | **occurrence** | one day of an opening that differs from its rule |
//! | **closure** | days, or a part of them, on which offices receive nobody |
//! | **holiday** | a rule that gives the days of each year on which everything is closed |
//! | **catalogue** | agency, offices, errands, openings, closures, holidays and towns together, as data |
//! | **town** | from where people set out: a municipality with the position of its main town |
//! | **slot** | one published step of one opening: start, capacity, places taken |
//! | **place** | one unit of a slot's capacity |
//! | **run** | the slots that follow each other and that one visit takes |
//! | **column** | a place of an opening as the day of an office is drawn; **track**: openings of one kind in the same columns |
//! | **good** start | one that leaves room for other visits; it is shown first |
//! | **pool** | who may take a place: the public, or staff only |
//! | **hold** | places kept for a while for those who mean to come, with a purpose |
//! | **offer** | a time kept for somebody until an answer is due: for a booking that has to move, or for an entry of the waiting list |
//! | **release** | what becomes of a time that was given back: free at once, or **cooling** until an instant that nobody knows |
//! | **waiting list** | who waits for a time, each an **entry** with a **wish**; a **freed** run is offered to them one by one |
//! | **bulk move** | many bookings that have to move together; how each stands is read off the booking |
//! | **booking** | a reference, an office, a start and an end, and a party |
//! | **party** | the named people who come in one booking, each with an errand and minutes |
//! | **comer** | one who is to come, with an errand; a **member** of a party once it is known how long it takes |
//! | **person** | who comes |
//! | **visitor** | a person as the pages address them |
//! | **account** | a way to sign in |
//! | **code** | six digits that are mailed to prove who reads a mailbox; it has a purpose |
//! | **session** | somebody signed in on a device |
//! | **representative** | an account that somebody named to see or book visits for them |
//! | **staff** | somebody who works at the agency and signs in with a **passkey** |
//! | **role** | what a member of staff does, and so which **permissions** they have; bound to an office by a **duty** |
//! | **case** | an ongoing matter at the agency (`case_file` in tables) |
//! | **origin** | where a booking was made; **legacy**: in the old system, before the **cutover** |
//! | **visit** | a presence on the day, with or without a booking; its number is the **ticket** |
//! | **queue** | who waits at an office, in the order of their **turns**, by the office's **rule** |
//! | **counter** | where one is received; a **seat** is one with somebody behind it; a **call** sends a visit there |
//! | **screen** | a page of an office that nobody signs in to: a kiosk, a board, a sign at a counter |
//! | **walk-in** | a visit without an appointment |
//! | **message** | something the agency tells a person; it waits in the **outbox** until it is sent |
//! | **reminder** | a message before a visit, five days and one day |
//! | **event** | who did what when; it holds ids, never names |
//! | **disposal** | that names go or rows are removed once their **rule** says so, under a decision of the agency's |
//! | **network** | where requests come from, as an address or as a prefix; a **limit** says how often |
//! | **key** | with which another system of the agency uses the API |
//! | **notice** | what happened to a request to book, as other systems are told |
//! | **webhook** | a target of another system that is sent each notice; **delivery**: one notice on its way to one of them |
//! | **ledger** | the one door through which places are taken and given back |
//! | **class** | whose request goes before whose while there is too much to do |
//! | **change** | what an accepted command does to the facts |
//! | **refusal** | an expected "no" with its reason; the view gives it words |

#![warn(missing_docs)]

pub mod account;
pub mod agency;
pub mod api_key;
pub mod availability;
pub mod booking;
pub mod bulk_move;
pub mod catalogue;
pub mod challenge;
pub mod closure;
pub mod csv;
pub mod day;
pub mod device;
pub mod errand;
pub mod event;
pub mod figures;
pub mod hold;
pub mod holiday;
pub mod id;
pub mod interpreter;
pub mod invitation;
pub mod language;
pub mod ledger;
pub mod legacy;
pub mod letter;
pub mod limit;
pub mod message;
pub mod occupancy;
pub mod office;
pub mod opening;
pub mod overload;
pub mod party;
pub mod pattern;
pub mod person;
pub mod queue;
pub mod ranking;
pub mod readdress;
pub mod release;
pub mod reminder;
pub mod representation;
pub mod restriction;
pub mod retention;
pub mod screen;
pub mod search;
pub mod slot;
pub mod staff;
pub mod town;
pub mod visit;
pub mod waiting;
pub mod webhook;
pub mod words;
