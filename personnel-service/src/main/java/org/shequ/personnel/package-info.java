/**
 * Records of the people who work in communities. Each package below is a room: its package-info says what it is for and which
 * rooms it uses, and {@code ArchitectureTest} holds the arrows. What every room may use is the {@code vocabulary}.
 */
@NullMarked
package org.shequ.personnel;

import org.jspecify.annotations.NullMarked;
