package org.shequ.kit.problem;

/** A phrase in both languages, as an argument of a problem's detail. */
public record Words(String english, String chinese) {

    String in(Language language) {
        return language.choose(english, chinese);
    }

    @Override
    public String toString() {
        return english;
    }
}
