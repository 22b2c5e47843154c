using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WasteFlow.Migrations.Sqlite.Fold
{
    /// <summary>Folds are made from the journal, so the old tables' rows are not carried over: every fold is built anew at the next start.</summary>
    public partial class Generations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "positions");

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => new { x.generation, x.key });
                });

            migrationBuilder.CreateTable(
                name: "generations",
                columns: table => new
                {
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    fold = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_generations", x => x.generation);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "generations");

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    fold = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => new { x.fold, x.key });
                });

            migrationBuilder.CreateTable(
                name: "positions",
                columns: table => new
                {
                    fold = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_positions", x => x.fold);
                });
        }
    }
}
