/** Conditional requests: versions as strong entity tags, If-Match and If-None-Match. */
@NullMarked
package org.shequ.kit.condition;

import org.jspecify.annotations.NullMarked;
