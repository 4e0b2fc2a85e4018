/** Empty tables for clerks to fill in. */
@NullMarked
package org.shequ.personnel.template;

import org.jspecify.annotations.NullMarked;
