/** The story that everything must tell: nine steps from an empty suite to an appointed secretary, as a client sees them. */
@NullMarked
package org.shequ.acceptance.story;

import org.jspecify.annotations.NullMarked;
