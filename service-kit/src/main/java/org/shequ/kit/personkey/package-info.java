/**
 * A key for each person, under which events hold who that is. It comes before the events that need it, over a topic of its
 * own, and is destroyed when the person is anonymised: then nobody can open what any log still holds.
 */
@NullMarked
package org.shequ.kit.personkey;

import org.jspecify.annotations.NullMarked;
