using System.Text.Json.Nodes;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>The recipe "Add a stream" of README.md, done: rows and journeys of a stream that is made up, and not a line of code.</summary>
public class AddedStreamTest : IClassFixture<AddedStreamTest.Fixture>
{
    /// <summary>The rows and the journeys that the recipe asks for.</summary>
    public static readonly string Folder = Path.Combine(AllJourneys.Root, "tests", "WasteFlow.Journeys", "AddedStream");

    const string Recipe = "## Add a stream";

    readonly Fixture fixture;

    public AddedStreamTest(Fixture fixture) => this.fixture = fixture;

    public static TheoryData<string> Journeys() => ["water-plants-become-compost", "water-plants-a-boatload-short"];

    [Theory]
    [MemberData(nameof(Journeys))]
    public async Task A_stream_that_only_rows_have_made_goes_its_whole_way(string journey)
    {
        var file = Path.Combine(Folder, journey + ".json");
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AllJourneys.Folder, "journey.schema.json"), TestContext.Current.CancellationToken))!.AsObject();
        Assert.Empty(SchemaCheck.Findings(JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)), schema, schema));
        var read = Journey.Read(file);
        Assert.Null(Streams.Find(read.Stream));
        try
        {
            await new Player(read, fixture.House).Play();
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(fixture.House.Logs);
            throw;
        }
    }

    [Fact]
    public void The_recipe_names_every_table_that_gets_a_row_and_no_other()
    {
        var readme = File.ReadAllText(Path.Combine(AllJourneys.Root, "README.md"));
        var from = readme.IndexOf(Recipe, StringComparison.Ordinal);
        var recipe = readme[from..readme.IndexOf("\n## ", from + Recipe.Length, StringComparison.Ordinal)];
        var tables = Directory.GetFiles(Path.Combine(AllJourneys.Root, "schemas", "codes")).Select(static f => Path.GetFileName(f)!).ToList();
        var added = Directory.GetFiles(Folder).Select(static f => Path.GetFileName(f)!).Where(tables.Contains);
        Assert.Equal(added.Order(StringComparer.Ordinal), tables.Where(t => recipe.Contains("schemas/codes/" + t, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal PlayHouse House { get; } = new HouseOfAddedRows();

        public ValueTask InitializeAsync() => House.InitializeAsync();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }
}
