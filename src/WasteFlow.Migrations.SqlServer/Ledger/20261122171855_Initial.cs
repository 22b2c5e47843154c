using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WasteFlow.Migrations.SqlServer.Ledger
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answers",
                columns: table => new
                {
                    act_id = table.Column<string>(type: "varchar(36)", unicode: false, maxLength: 36, nullable: false),
                    content = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_answers", x => x.act_id);
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                columns: table => new
                {
                    line = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    at = table.Column<string>(type: "varchar(30)", unicode: false, maxLength: 30, nullable: false),
                    key = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    signature = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkpoints", x => x.line);
                });

            migrationBuilder.CreateTable(
                name: "lines",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    act = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lines", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "states",
                columns: table => new
                {
                    key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    body = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_states", x => x.key);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answers");

            migrationBuilder.DropTable(
                name: "checkpoints");

            migrationBuilder.DropTable(
                name: "lines");

            migrationBuilder.DropTable(
                name: "states");
        }
    }
}
