package org.shequ.contracts.vocabulary;

/** What begins on the first day of a period of pay and makes it another. */
public enum PayCause {
    /** 任职或身份变动. */
    ASSIGNMENT,
    /** 工资政策. */
    POLICY,
    /** 年度考核. */
    ASSESSMENT,
    /** 职业资格. */
    CERTIFICATE,
    /** 学历. */
    EDUCATION,
    /** 年限. */
    TIME
}
