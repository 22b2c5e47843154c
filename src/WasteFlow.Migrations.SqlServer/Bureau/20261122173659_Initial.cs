using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WasteFlow.Migrations.SqlServer.Bureau
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reads",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    door = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    asked = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reads", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reads_person_at",
                table: "reads",
                columns: new[] { "person", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reads");
        }
    }
}
