/** The story that everything must tell: eleven steps from an empty suite to an appointed secretary and a year assessed, as a client sees them. */
@NullMarked
package org.shequ.acceptance.story;

import org.jspecify.annotations.NullMarked;
