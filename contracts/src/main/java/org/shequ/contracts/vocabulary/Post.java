package org.shequ.contracts.vocabulary;

import java.util.List;

/** Posts in a community (岗位). No standard covers them. */
public enum Post implements Coded {
    GRID_WORKER("full-time grid worker", "专职网格员", "网格员"),
    COMMUNITY_WORKER("community worker", "社区工作者", "社工"),
    DEPUTY_SECRETARY("deputy secretary of the Party organization", "副书记", "社区党组织副书记"),
    SECRETARY("secretary of the Party organization", "书记", "社区(村)党组织书记", "社区党组织书记");

    private final String en;
    private final String zh;
    private final List<String> aliases;

    Post(String en, String zh, String... aliases) {
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
