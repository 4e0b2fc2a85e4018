/** Accounts, their append-only ledger, and who holds a place in them. */
@NullMarked
package org.shequ.quota.ledger;

import org.jspecify.annotations.NullMarked;
