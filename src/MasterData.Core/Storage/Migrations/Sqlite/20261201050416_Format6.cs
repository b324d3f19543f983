using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MasterData.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Format6 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_state",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    stamp = table.Column<Guid>(type: "TEXT", nullable: false),
                    two_administrators = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_state", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    principal = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    object_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "authority",
                columns: table => new
                {
                    key = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    mac_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authority", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    catalog = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => new { x.catalog, x.version, x.key });
                });

            migrationBuilder.CreateTable(
                name: "changeset_former_bodies",
                columns: table => new
                {
                    changeset = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changeset_former_bodies", x => new { x.changeset, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "changesets",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    catalog = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    last_editor = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    review_comment = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    published_version = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    operation_count = table.Column<int>(type: "INTEGER", nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    edited_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changesets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consumers",
                columns: table => new
                {
                    catalog = table.Column<string>(type: "TEXT", nullable: false),
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    instance = table.Column<string>(type: "TEXT", nullable: false),
                    epoch = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    last_seen = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consumers", x => new { x.catalog, x.system, x.instance });
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    catalog = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    since_version = table.Column<long>(type: "INTEGER", nullable: false),
                    until_version = table.Column<long>(type: "INTEGER", nullable: true),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    stated = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => new { x.catalog, x.key, x.since_version });
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    catalog = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    message_vi = table.Column<string>(type: "TEXT", nullable: false),
                    message_en = table.Column<string>(type: "TEXT", nullable: false),
                    remedy_vi = table.Column<string>(type: "TEXT", nullable: false),
                    remedy_en = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_findings", x => new { x.catalog, x.version, x.number });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    principal = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    catalog = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    given_by = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    confirmed_by = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grants", x => new { x.principal, x.role, x.catalog });
                });

            migrationBuilder.CreateTable(
                name: "heads",
                columns: table => new
                {
                    catalog = table.Column<string>(type: "TEXT", nullable: false),
                    epoch = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    witnessed_epoch = table.Column<string>(type: "TEXT", nullable: false),
                    witnessed_version = table.Column<long>(type: "INTEGER", nullable: false),
                    witnessed_digest = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_heads", x => x.catalog);
                });

            migrationBuilder.CreateTable(
                name: "pending_grants",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    change = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    principal = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    catalog = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_grants", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    request_id = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    resource = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => x.request_id);
                });

            migrationBuilder.CreateTable(
                name: "setup_tokens",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_setup_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    catalog = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    since_version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_units", x => new { x.catalog, x.unit });
                });

            migrationBuilder.CreateTable(
                name: "versions",
                columns: table => new
                {
                    catalog = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    epoch = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    chain = table.Column<byte[]>(type: "BLOB", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    classes = table.Column<int>(type: "INTEGER", nullable: false),
                    changeset = table.Column<string>(type: "TEXT", nullable: false),
                    publisher = table.Column<string>(type: "TEXT", nullable: false),
                    comment = table.Column<string>(type: "TEXT", nullable: false),
                    changed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    corrects = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_versions", x => new { x.catalog, x.version });
                });

            migrationBuilder.CreateTable(
                name: "changeset_approvals",
                columns: table => new
                {
                    approver = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    changeset = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changeset_approvals", x => new { x.changeset, x.approver });
                    table.ForeignKey(
                        name: "FK_changeset_approvals_changesets_changeset",
                        column: x => x.changeset,
                        principalTable: "changesets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "changeset_bodies",
                columns: table => new
                {
                    changeset = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changeset_bodies", x => x.changeset);
                    table.ForeignKey(
                        name: "FK_changeset_bodies_changesets_changeset",
                        column: x => x.changeset,
                        principalTable: "changesets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "access_state",
                columns: new[] { "id", "stamp", "two_administrators" },
                values: new object[] { 1, new Guid("00000000-0000-0000-0000-000000000000"), false });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_secret_hash",
                table: "api_keys",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_object_name",
                table: "audit_entries",
                column: "object_name");

            migrationBuilder.CreateIndex(
                name: "ix_changesets_catalog",
                table: "changesets",
                columns: new[] { "catalog", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_catalog_key",
                table: "documents",
                columns: new[] { "catalog", "key" },
                unique: true,
                filter: "until_version IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_findings_catalog_code",
                table: "findings",
                columns: new[] { "catalog", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_grants_catalog",
                table: "grants",
                column: "catalog");

            migrationBuilder.CreateIndex(
                name: "IX_versions_catalog_published_at",
                table: "versions",
                columns: new[] { "catalog", "published_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_state");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "authority");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "changeset_approvals");

            migrationBuilder.DropTable(
                name: "changeset_bodies");

            migrationBuilder.DropTable(
                name: "changeset_former_bodies");

            migrationBuilder.DropTable(
                name: "consumers");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "heads");

            migrationBuilder.DropTable(
                name: "pending_grants");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "setup_tokens");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "versions");

            migrationBuilder.DropTable(
                name: "changesets");
        }
    }
}
