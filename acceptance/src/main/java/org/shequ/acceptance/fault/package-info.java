/** What the suite must bear: load while its machines die, and afterwards nothing lost, nothing twice, nothing too many. */
@NullMarked
package org.shequ.acceptance.fault;

import org.jspecify.annotations.NullMarked;
