//! What the kernel keeps of a person beside their files, when a visitor becomes one with their account.

use jalon_kernel::db::{DbError, Tx};
use jalon_kernel::people::person;
use jalon_kernel::seal::{PersonKey, SealError};
use jalon_kernel::{House, params, sql};
use uuid::Uuid;

/// Gives an account what its visitor told and the account does not have: a name, a way to meet.
///
/// Addresses stay behind: only an address that was proved enters an account.
pub async fn follow(
    house: &House,
    tx: &mut Tx,
    from: (Uuid, &PersonKey),
    to: (Uuid, &PersonKey),
) -> Result<(), SealError> {
    let visitor = person::load(tx, &house.secrets, from.0).await?;
    let account = person::load(tx, &house.secrets, to.0).await?;
    let (Some((visitor, _)), Some((account, _))) = (visitor, account) else { return Ok(()) };
    if account.name.is_empty() && !visitor.name.is_empty() {
        person::set_name(tx, &house.chance, to.0, to.1, &visitor.name).await?;
    }
    if let (None, Some(mode)) = (&account.contact_mode, &visitor.contact_mode) {
        person::set_contact_mode(tx, to.0, mode).await?;
    }
    Ok(())
}

/// Forgets the codes a person asked for.
pub async fn forget_login_codes(tx: &mut Tx, person: Uuid) -> Result<(), DbError> {
    tx.execute(sql!("delete_login_codes_of_person"), params![person]).await.map(drop)
}
