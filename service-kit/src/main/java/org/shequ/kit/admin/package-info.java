/** What operators may ask and order, on the management port. */
@NullMarked
package org.shequ.kit.admin;

import org.jspecify.annotations.NullMarked;
