/** What has a life: its states, the steps between them, and the refusal of every other step. */
@NullMarked
package org.shequ.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
