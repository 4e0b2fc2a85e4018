/** Servers, keys and tokens for the tests of jobs, audit, privacy and the clock. */
package org.shequ.kit.testapp;
