/** Personal data: masking, encryption at rest, blind index, and the only way to see it unmasked. */
@NullMarked
package org.shequ.kit.privacy;

import org.jspecify.annotations.NullMarked;
