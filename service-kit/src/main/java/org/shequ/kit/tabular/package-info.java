/** Tables that clerks send and receive: CSV and xlsx, streamed in constant memory. */
@NullMarked
package org.shequ.kit.tabular;

import org.jspecify.annotations.NullMarked;
