package org.shequ.acceptance.district;

/** The values that the import columns carry, in the words of the code lists. */
final class Codes {

    static final String SECRETARY = "SECRETARY";
    static final String DEPUTY_SECRETARY = "DEPUTY_SECRETARY";
    static final String COMMUNITY_WORKER = "COMMUNITY_WORKER";
    static final String GRID_WORKER = "GRID_WORKER";

    static final String STAFFED = "STAFFED";
    static final String CONTRACT = "CONTRACT";

    static final String MASTER = "硕士研究生";
    static final String BACHELOR = "大学本科";
    static final String COLLEGE = "大学专科";
    static final String UPPER_SECONDARY = "高中";

    static final String PARTY_MEMBER = "中共党员";

    private Codes() {}
}
