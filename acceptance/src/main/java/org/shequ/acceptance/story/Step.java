package org.shequ.acceptance.story;

/** One step of the story. It calls the gateway only, and says what it expected and what it saw. */
interface Step {

    String title();

    void tell(Scene scene);
}
