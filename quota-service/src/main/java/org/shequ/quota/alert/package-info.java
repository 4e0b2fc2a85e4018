/** What somebody should look at. */
@NullMarked
package org.shequ.quota.alert;

import org.jspecify.annotations.NullMarked;
