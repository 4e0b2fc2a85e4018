/** The merged interface document, its page, and the catalogue of problems. */
@NullMarked
package org.shequ.gateway.documentation;

import org.jspecify.annotations.NullMarked;
