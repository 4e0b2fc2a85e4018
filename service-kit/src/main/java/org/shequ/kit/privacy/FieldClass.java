package org.shequ.kit.privacy;

/** How much protection a field asks for (个人信息保护法, articles 4 and 28). */
public enum FieldClass {
    /** Published anyway. */
    PUBLIC,
    /** About the post that somebody holds, not about the person. */
    WORK,
    /** 个人信息: tells who somebody is. */
    PERSONAL,
    /** 敏感个人信息: harms somebody when it leaks. */
    SENSITIVE
}
