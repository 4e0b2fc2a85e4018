package org.shequ.contracts.problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The two languages that services and gateway answer in; English unless the caller prefers Chinese. */
public enum Language {
    EN("en"),
    ZH("zh-CN");

    private static final int LONGEST_HEADER = 500;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag for Content-Language. */
    public String tag() {
        return tag;
    }

    public String choose(String english, String chinese) {
        return this == ZH ? chinese : english;
    }

    /** Picks the better liked of the two from an Accept-Language header; an unreadable header counts as absent. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return EN;
        }
        List<LanguageRange> ranges;
        try {
            ranges = LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
        for (var range : ranges) {
            if (range.getWeight() == 0) {
                continue;
            }
            var language = range.getRange().toLowerCase(Locale.ROOT);
            if (language.equals("zh") || language.startsWith("zh-")) {
                return ZH;
            }
            if (language.equals("en") || language.startsWith("en-")) {
                return EN;
            }
        }
        return EN;
    }
}
