//! A whole agency moves from its SQLite file into PostgreSQL: every row is copied, then compared.
//!
//! Both ends are marked, so that neither is served before the other end has everything, and whoever was stopped goes on
//! where they were. The file is locked against every writer while a step runs.

use crate::Failure;
use besok_store::{Difference, Shape, Stage, Store, TransferMark, Tx};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// So many differences are told; a wrong target can have as many as there are rows.
const TOLD: usize = 100;

/// From where to where.
#[derive(Debug)]
pub struct Transfer<'s> {
    /// The SQLite file.
    pub from: &'s Store,
    /// The empty database on a server.
    pub to: &'s Store,
    /// What both ends are marked with, if the file is not marked yet.
    pub token: String,
    /// When it begins.
    pub now: Timestamp,
    /// So many rows go in one transaction.
    pub batch: i64,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many rows have arrived, of so many.
    Copied(u64, u64),
    /// So many are compared, of so many.
    Compared(u64, u64),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrived {
    /// So many tables.
    pub tables: usize,
    /// So many rows.
    pub rows: u64,
}

/// Why it was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The target has tables with something in them, or tables of something else.
    NotEmpty(Vec<String>),
    /// The target is the target of another transfer.
    Another,
    /// It was begun by another version, with so many migrations.
    OtherVersion(i64),
    /// It is over already: the file's mark says where everything is.
    Moved(TransferMark),
    /// These tables are not made alike at both ends.
    Unlike(Vec<String>),
    /// What arrived is not what left: the first of the differences, and how many there are.
    Differs(Vec<Difference>, usize),
}

/// Moves everything, or goes on with it. Told of each batch.
pub async fn transfer(
    transfer: &Transfer<'_>,
    mut tell: impl FnMut(Step) + Send,
) -> Result<Result<Arrived, Refused>, Failure> {
    let (tables, mark) = match begin(transfer).await? {
        Ok(begun) => begun,
        Err(refused) => return Ok(Err(refused)),
    };
    // With the right to write, which nobody else has then.
    let mut from = transfer.from.begin().await?;
    let mut rows = 0;
    for table in &tables {
        rows += from.count_rows(&table.table).await? as u64;
    }
    copy(transfer, &mut from, (&tables, mark), |count| tell(Step::Copied(count, rows))).await?;
    let mut to = transfer.to.begin().await?;
    let (mut told, mut count, mut compared) = (Vec::new(), 0, 0_u64);
    for table in &tables {
        let mut seen = |difference: Option<Difference>| {
            compared += 1;
            if compared.is_multiple_of(transfer.batch as u64) {
                tell(Step::Compared(compared, rows));
            }
            count += usize::from(difference.is_some());
            told.extend(difference.filter(|_| told.len() < TOLD));
        };
        from.compare(&mut to, table, &mut seen).await?;
    }
    if count > 0 {
        return Ok(Err(Refused::Differs(told, count)));
    }
    tell(Step::Compared(rows, rows));
    end(transfer, from, to).await?;
    Ok(Ok(Arrived { tables: tables.len(), rows }))
}

/// Lets the file be served again, after a transfer that was given up or is to be undone. Gives whether there was one.
pub async fn stay(store: &Store) -> Result<bool, Failure> {
    let mut tx = store.begin().await?;
    let marked = tx.transfer_mark().await?.is_some();
    tx.clear_transfer_mark().await?;
    tx.commit().await?;
    Ok(marked)
}

/// Looks at both ends, and marks them. Gives the tables, in the order in which they can be filled, and the target's mark.
async fn begin(transfer: &Transfer<'_>) -> Result<Result<(Vec<Shape>, TransferMark), Refused>, Failure> {
    let Transfer { from, to, .. } = transfer;
    let mut source = from.begin().await?;
    let known = source.transfer_mark().await?;
    let tables = source.agency_tables().await?;
    let version = Store::version() as i64;
    if let Some(mark) = known.as_ref().filter(|mark| mark.version != version) {
        return Ok(Err(Refused::OtherVersion(mark.version)));
    }
    let token = known.as_ref().map_or(&transfer.token, |mark| &mark.token);
    // Before anything is made in it: it may be somebody else's.
    let mut target = to.begin().await?;
    let looked = look(&mut target, &tables, token).await?;
    drop(target);
    if let Some(mark) = known.as_ref().filter(|mark| mark.stage == Stage::Left && !matches!(looked, Ok(Some(_)))) {
        return Ok(Err(Refused::Moved(mark.clone())));
    }
    let begun = match looked {
        Ok(begun) => begun,
        Err(refused) => return Ok(Err(refused)),
    };
    to.migrate().await?;
    let mut target = to.begin().await?;
    let there = target.agency_tables().await?;
    let unlike = tables.iter().filter(|table| !there.contains(table));
    let unlike = unlike.chain(there.iter().filter(|table| !tables.contains(table)));
    let unlike: Vec<String> = unlike.map(|shape| shape.table.clone()).collect();
    if !unlike.is_empty() {
        return Ok(Err(Refused::Unlike(unlike)));
    }
    let mark = |stage, place| TransferMark {
        token: token.clone(),
        stage,
        version,
        place,
        at: transfer.now,
        reached: BTreeMap::new(),
    };
    // The file first: a target is known again by what the file says.
    if known.is_none() {
        source.save_transfer_mark(&mark(Stage::Leaving, to.place())).await?;
    }
    source.commit().await?;
    let arriving = begun.unwrap_or_else(|| mark(Stage::Arriving, from.place()));
    target.save_transfer_mark(&arriving).await?;
    target.commit().await?;
    Ok(Ok((tables, arriving)))
}

/// The target's mark, if it is this very transfer's; without one it must be empty.
async fn look(
    target: &mut Tx,
    tables: &[Shape],
    token: &str,
) -> Result<Result<Option<TransferMark>, Refused>, Failure> {
    let there = target.shapes().await?;
    if there.iter().any(|shape| shape.table == "transfer")
        && let Some(mark) = target.transfer_mark().await?
    {
        let same = mark.token == token && mark.stage == Stage::Arriving;
        return Ok(if same { Ok(Some(mark)) } else { Err(Refused::Another) });
    }
    let mut full = Vec::new();
    for Shape { table, .. } in there {
        let ours = tables.iter().any(|shape| shape.table == table);
        if !["_sqlx_migrations", "transfer"].contains(&table.as_str())
            && (!ours || target.count_rows(&table).await? > 0)
        {
            full.push(table);
        }
    }
    Ok(if full.is_empty() { Ok(None) } else { Err(Refused::NotEmpty(full)) })
}

/// Copies what has not arrived yet. Each batch arrives whole, with the word how far it is.
async fn copy(
    transfer: &Transfer<'_>,
    from: &mut Tx,
    (tables, mut mark): (&[Shape], TransferMark),
    mut tell: impl FnMut(u64),
) -> Result<(), Failure> {
    let mut copied = 0;
    for table in tables {
        if mark.reached.contains_key(&table.table) {
            let mut to = transfer.to.begin().await?;
            copied += to.count_rows(&table.table).await? as u64;
        }
        loop {
            let after = mark.reached.get(&table.table).copied().unwrap_or(i64::MIN);
            let Some(batch) = from.rows_after(table, after, transfer.batch).await? else { break };
            copied += batch.rows() as u64;
            mark.reached.insert(table.table.clone(), batch.last);
            // What a power cut takes back is copied again.
            let mut to = transfer.to.begin_unsynced().await?;
            to.add_rows(table, batch).await?;
            to.save_transfer_mark(&mark).await?;
            to.commit().await?;
            tell(copied);
        }
    }
    Ok(())
}

/// From now on everything is in the target: the file says so first, so that never both are served.
async fn end(transfer: &Transfer<'_>, mut from: Tx, mut to: Tx) -> Result<(), Failure> {
    if let Some(mark) = from.transfer_mark().await? {
        let (stage, place, at) = (Stage::Left, transfer.to.place(), transfer.now);
        from.save_transfer_mark(&TransferMark { stage, place, at, ..mark }).await?;
    }
    from.commit().await?;
    to.clear_transfer_mark().await?;
    to.settle_transfer().await?;
    to.commit().await?;
    Ok(())
}
