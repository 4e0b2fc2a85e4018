package org.shequ.kit.security;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who a token is, and what it opens. */
@Schema(name = "Me", description = "Who the token is, and what it opens / 令牌持有者及其权限")
public record MeView(
        @Schema(description = "Claim sub / 声明 sub", examples = "zhang.wei")
        String subject,

        @Schema(
                description = "Roles that count here; for a natural person `person` alone / 有效角色，自然人仅为 person",
                examples = "[\"viewer\"]")
        List<String> roles,

        @Schema(description = "What the roles grant together / 角色授予的全部权限", examples = "[\"quota:read\"]")
        List<String> permissions,

        @Schema(description = "Unit whose subtree the bearer may see, `*` for everything / 数据范围", examples = "320613")
        @Nullable
        String scopeUnit,

        @Schema(description = "The person whose own record the bearer may read / 可查阅本人档案的人员标识") @Nullable
        UUID scopePerson,

        @Schema(description = "Until then the token counts / 令牌有效期至")
        Instant expiresAt) {}
