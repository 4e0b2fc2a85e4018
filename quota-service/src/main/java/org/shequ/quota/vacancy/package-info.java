/** What an account's figures allow. Pure. */
@NullMarked
package org.shequ.quota.vacancy;

import org.jspecify.annotations.NullMarked;
