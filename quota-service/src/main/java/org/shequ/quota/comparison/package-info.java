/** What if: standards on populations beside the present. Changes nothing. */
@NullMarked
package org.shequ.quota.comparison;

import org.jspecify.annotations.NullMarked;
