using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Hosting;

namespace WasteFlow.Schemas;

/// <summary>The tables of each model as every provider writes them. Needs no database.</summary>
internal static class DatabaseScripts
{
    private static readonly Dictionary<Provider, string> Settings = new()
    {
        [Provider.Sqlite] = "sqlite",
        [Provider.PostgreSql] = "postgresql:Host=127.0.0.1",
        [Provider.SqlServer] = "sqlserver:Server=127.0.0.1",
    };

    public static IEnumerable<SchemaFile> All(WebApplication closed) =>
        from context in closed.Services.GetServices<RoomContext>().DistinctBy(static c => c.Context)
        from setting in Settings
        select new SchemaFile(
            $"database/{setting.Key.ToString().ToLowerInvariant()}/{context.Context.Name.Replace("Db", "", StringComparison.Ordinal).ToLowerInvariant()}.sql",
            Script(context, new RoomDatabase(new HouseOptions { Data = Path.GetTempPath(), Database = setting.Value }, [context])));

    private static string Script(RoomContext context, RoomDatabase database)
    {
        using var db = context.Open(database);
        return db.Database.GenerateCreateScript();
    }
}
