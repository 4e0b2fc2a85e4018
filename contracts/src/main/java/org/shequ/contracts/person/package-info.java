/** What every service says alike of people. */
@NullMarked
package org.shequ.contracts.person;

import org.jspecify.annotations.NullMarked;
