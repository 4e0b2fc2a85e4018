/** The demo: the local stack, the sample district and the story, in front of a reader. */
@NullMarked
package org.shequ.acceptance.demo;

import org.jspecify.annotations.NullMarked;
