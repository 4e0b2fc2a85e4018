package org.shequ.quota.counting;

/** Why a person counts towards a community's staffing, or does not. */
public enum CountReason {
    COUNTED("Holds a staffed post in the community", "在该社区占用员额"),
    LEFT_SERVICE("Has left the service", "已离开岗位"),
    NO_CURRENT_POST("Holds no primary post today", "当前无主职"),
    RESERVE_WITHOUT_POST("Reserve cadre without a post", "后备干部，未任职"),
    NOT_IN_COMMUNITY("The post is not in a community", "任职单位不是社区"),
    NO_IDENTITY("No identity is recorded for today", "当前无身份记录"),
    ON_CONTRACT("On contract, not staffed", "合同制，未定编"),
    IN_INSTITUTION("Has entered a public institution", "已进入事业编制"),
    CIVIL_SERVANT("Has become a civil servant", "已转为公务员"),
    IDENTITY_NOT_COUNTED("The policy does not count this identity", "按口径该身份不计入"),
    POST_NOT_COUNTED("The policy does not count this post", "按口径该岗位不计入");

    private final String english;
    private final String chinese;

    CountReason(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Both languages, for a reader of either. */
    public String text() {
        return english + " / " + chinese;
    }
}
