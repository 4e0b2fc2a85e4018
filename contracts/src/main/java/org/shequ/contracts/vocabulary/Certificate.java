package org.shequ.contracts.vocabulary;

import java.util.List;

/** Professional qualification of social workers (社会工作者职业资格), from the lowest to the highest. No standard covers it. */
public enum Certificate implements Coded {
    ASSISTANT("assistant social worker", "助理社会工作师", "初级", "助理社工师", "助理社会工作者"),
    SOCIAL_WORKER("social worker", "社会工作师", "中级", "社工师", "社会工作者"),
    SENIOR("senior social worker", "高级社会工作师", "高级", "高级社工师");

    private final String en;
    private final String zh;
    private final List<String> aliases;

    Certificate(String en, String zh, String... aliases) {
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }
}
