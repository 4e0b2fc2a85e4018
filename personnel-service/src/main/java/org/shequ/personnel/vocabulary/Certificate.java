package org.shequ.personnel.vocabulary;

import java.util.List;

/** Professional qualification of social workers (社会工作者职业资格). No standard covers the list. */
public enum Certificate implements Coded {
    ASSISTANT("ASSISTANT", "assistant social worker", "助理社会工作师", "初级", "助理社工师", "助理社会工作者"),
    SOCIAL_WORKER("SOCIAL_WORKER", "social worker", "社会工作师", "中级", "社工师", "社会工作者"),
    SENIOR("SENIOR", "senior social worker", "高级社会工作师", "高级", "高级社工师");

    private final String code;
    private final String en;
    private final String zh;
    private final List<String> aliases;

    Certificate(String code, String en, String zh, String... aliases) {
        this.code = code;
        this.en = en;
        this.zh = zh;
        this.aliases = List.of(aliases);
    }

    @Override
    public String code() {
        return code;
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
