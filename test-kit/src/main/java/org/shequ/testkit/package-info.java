/** What the tests of all services share: real servers, tokens, events, problem assertions, architecture rules. */
@NullMarked
package org.shequ.testkit;

import org.jspecify.annotations.NullMarked;
