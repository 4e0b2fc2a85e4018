/** The units as personnel-service tells them. */
@NullMarked
package org.shequ.quota.unit;

import org.jspecify.annotations.NullMarked;
