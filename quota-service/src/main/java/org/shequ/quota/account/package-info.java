/** Quota accounts and their append-only ledger. */
@NullMarked
package org.shequ.quota.account;

import org.jspecify.annotations.NullMarked;
