/** What communities inherit through mergers and splits. */
@NullMarked
package org.shequ.assessment.succession;

import org.jspecify.annotations.NullMarked;
