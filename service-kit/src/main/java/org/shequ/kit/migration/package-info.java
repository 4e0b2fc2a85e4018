/** Brings a service's database to the version of its code, before any replica serves. */
@NullMarked
package org.shequ.kit.migration;

import org.jspecify.annotations.NullMarked;
