package org.shequ.contracts.vocabulary;

/** Under which rules somebody is paid. */
public enum PayScheme {
    /** 社区岗位等级, e.g. 三岗十八级. */
    COMMUNITY_GRADES,
    /** 事业单位工资. */
    INSTITUTION,
    /** 公务员工资. */
    CIVIL_SERVICE
}
