using System.Diagnostics;
using WasteFlow.Waste;

namespace WasteFlow.Journeys;

/// <summary>A census register comes in row by row: what is wrong is named, what is right is taken, and the corrected file may come again.</summary>
public sealed class ImportTest : IDisposable
{
    static readonly string Works = CreditCode.Make("91", "410104", "12345678");
    static readonly string Clinic = CreditCode.Make("52", "410171", "87654321");

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-import-").FullName;

    [Fact]
    public async Task Bad_rows_are_named_and_the_others_are_taken()
    {
        Write(
            $"{Works},郑州化工,410104,industrial-enterprise,key-unit,,",
            $"{Works},郑州化工二厂,410104,industrial-enterprise,,,",
            $"{Clinic},经开区卫生院,410171,small-clinic,,12,PDY-1",
            "914101021234567890,错码公司,410104,industrial-enterprise,,,",
            $"{Works},短行",
            ",无名,410104,office,,,",
            "x-1,床位不是数,410104,medical-institution,,many,PDY-2");
        var (code, said) = await Import();
        Assert.True(code == 1, said);
        Assert.Contains("2 taken, 0 there already, 5 refused", said, StringComparison.Ordinal);
        Assert.Contains("row 2: site_exists", said, StringComparison.Ordinal);
        Assert.Contains("row 4: credit_code_malformed /enterprise", said, StringComparison.Ordinal);
        Assert.Contains("row 5: 2 cells, the head has 7", said, StringComparison.Ordinal);
        Assert.Contains("row 6: enterprise is blank", said, StringComparison.Ordinal);
        Assert.Contains("row 7: wards.beds is no whole number: many", said, StringComparison.Ordinal);

        Write(
            $"{Works},郑州化工,410104,industrial-enterprise,key-unit,,", $"{Clinic},经开区卫生院,410171,small-clinic,,12,PDY-1",
            "x-1,床位改正,410104,medical-institution,,30,PDY-2");
        (code, said) = await Import();
        Assert.True(code == 0, said);
        Assert.Contains("1 taken, 2 there already, 0 refused", said, StringComparison.Ordinal);
    }

    /// <summary>What cannot be read for certain is not entered: a garbled name would stand in the ledger for good.</summary>
    [Theory]
    [InlineData("enterprises", "enterprise,name,identity,division,kinds\ne1,\u00bc\u00d7,local,410104,office", "not UTF-8 from byte 43 on")]
    [InlineData("enterprises", "enterprise,enterprise,name,identity,division,kinds\ne1,e2,A,local,410104,office", "its head names enterprise twice")]
    [InlineData("national", "\u00b9\u00fa\u00bc\u00d2,a\n1,2", "not UTF-8 from byte 0 on")]
    public async Task A_file_that_cannot_be_read_for_certain_is_not_entered(string kind, string text, string told)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "units.csv"), System.Text.Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);
        var (code, said) = await Program(["import", kind, "units.csv", .. kind == "national" ? ["--kind", "manifests"] : Array.Empty<string>(), "--data", "made", "--create"]);
        Assert.True(code == 2, said);
        Assert.Contains(told, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_folder_is_answered_and_not_made_into_a_house()
    {
        Write($"{Works},郑州化工,410104,industrial-enterprise,,,");
        foreach (var more in new string[][] { ["register", "units.csv"], ["table", "units.csv", "--edition", "e", "--from", "2025-01-01", "--dry-run"] })
        {
            var (code, said) = await Program(["import", .. more, "--data", "mistyped"]);
            Assert.Equal(2, code);
            Assert.Contains($"There is no house in {Path.Combine(folder, "mistyped")}: name its folder with --data DIR, or make a new one with --create.", said, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(folder, "mistyped")));
        }
    }

    [Fact]
    public async Task An_official_series_comes_in_year_by_year_and_each_bad_row_is_named()
    {
        File.WriteAllLines(
            Path.Combine(folder, "series.csv"),
            [
                "indicator,region,year,kind,value,unit,department,document,period,reason",
                "gi-utilisation,410104,2020,official,78.1,%,统计局,公报 2021,,",
                "gi-utilisation,410104,2021,official,0.8,‰,统计局,公报 2022,,",
                "gi-utilisation,410104,2020,official,79.9,%,统计局,公报 2021,,",
                "gi-utilisation,410104,2020,official,79.9,%,统计局,公报 2021 更正,,印刷更正",
                "gi-utilisation,410104,2023,official,88,%,统计局,公报 2024,2024,",
                "gi-utilisation,999999,2023,official,88,%,统计局,公报 2024,,",
                "gi-utilisation,410104,2023,official,many,%,统计局,公报 2024,,",
            ]);
        var (code, said) = await Import("values", "series.csv");
        Assert.True(code == 1, said);
        Assert.Contains("2 taken, 0 there already, 5 refused", said, StringComparison.Ordinal);
        Assert.Contains("row 2: unit_to_convert /unit", said, StringComparison.Ordinal);
        Assert.Contains("0.08 %", said, StringComparison.Ordinal);
        Assert.Contains("row 3: correction_reason_missing /reason", said, StringComparison.Ordinal);
        Assert.Contains("row 5: period_of_another_year /period", said, StringComparison.Ordinal);
        Assert.Contains("row 6: division_unknown /region", said, StringComparison.Ordinal);
        Assert.Contains("row 7: decimal_text_expected /value", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_national_platform_exports_is_entered_once_however_often_the_file_comes()
    {
        Write($"{Works},郑州化工,410104,industrial-enterprise,,,", $"{Clinic},再生油厂,410104,hazardous-plant,,,");
        var (code, said) = await Import();
        Assert.True(code == 0, said);
        var moved = $"{Works},{Clinic},{Clinic},2026-03-05 08:30,90024908";
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "national.csv"),
            [
                "\ufeff国家联单编号,移出人统一社会信用代码,承运人统一社会信用代码,接受人统一社会信用代码,交付时间,废物代码,移出量(吨),拟利用处置方式,牌号,实际起运时间,接受时间,接受人处理意见,接受量(吨)",
                $"20264101000001,{moved},1.5,R9,豫A00001,2026-03-05 09:00,2026-03-05 12:00,接受,1.498",
                $"20264101000002,{moved},a lot,R9,,,,,",
                $"20264101000003,{moved},0.5,R9,,,,,",
            ],
            TestContext.Current.CancellationToken);
        (code, var first) = await Run("national", "national.csv", "--kind", "manifests");
        Assert.True(code == 1, first);
        Assert.Contains("row 2: 移出量(吨): expected a number of tonnes, and “a lot” is none", first, StringComparison.Ordinal);
        Assert.Contains("2 taken, 0 there already, 1 refused", first, StringComparison.Ordinal);
        (code, var again) = await Run("national", "national.csv", "--kind", "manifests");
        Assert.True(code == 1, again);
        Assert.Contains("0 taken, 2 there already, 1 refused", again, StringComparison.Ordinal);
        Assert.Equal(Told(first), Told(again));
        Assert.Equal(2, Told(again).Length);
    }

    [Fact]
    public async Task A_unit_with_several_sites_says_which()
    {
        Write($"{Works},郑州化工,410104,industrial-enterprise,,,");
        var (code, said) = await Import();
        Assert.True(code == 0, said);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "sites.csv"),
            ["site,enterprise,name,division,supervisor,kind,tags", $"{Works}-2,{Works},郑州化工二厂,410104,410104,industrial-enterprise,key-unit"], TestContext.Current.CancellationToken);
        (code, said) = await Import("sites", "sites.csv");
        Assert.True(code == 0, said);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "ledger.csv"),
            ["统一社会信用代码,产生批次编码,产生时间,废物代码,产生量(吨)", $"{Works},HWCS20260305001,2026-03-05,90024908,0.5"], TestContext.Current.CancellationToken);
        (code, said) = await Run("national", "ledger.csv", "--kind", "ledgers");
        Assert.Equal(1, code);
        Assert.Contains($"expected one site of “{Works}” to be chosen, as it has 2: {Works}-1, {Works}-2", said, StringComparison.Ordinal);
        (code, said) = await Run("national", "ledger.csv", "--kind", "ledgers", "--site", $"{Works}={Works}-3");
        Assert.Equal(1, code);
        Assert.Contains($"expected a site of “{Works}”, and “{Works}-3” is none", said, StringComparison.Ordinal);
        (code, said) = await Run("national", "ledger.csv", "--kind", "ledgers", "--site", $"{Works}={Works}-2");
        Assert.True(code == 0, said);
        (code, said) = await Run("national", "ledger.csv", "--kind", "ledgers", "--site", Works);
        Assert.Contains("--site wants CREDITCODE=SITE", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_edition_affects_is_seen_before_it_is_adopted()
    {
        Write($"{Works},郑州化工,410104,industrial-enterprise,,,", $"{Clinic},再生油厂,410104,hazardous-plant,,,");
        var (code, said) = await Import();
        Assert.True(code == 0, said);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "permits.csv"),
            ["permit,site,codes,methods,from,until", $"豫环许可危废1号,{Clinic}-1,900-249-08 HW49,R9,2024-01-01,2028-12-31"], TestContext.Current.CancellationToken);
        (code, said) = await Import("permits", "permits.csv");
        Assert.True(code == 0, said);
        var own = Tables.Text("codes/codes-hazardous.csv").Split('\n');
        await File.WriteAllTextAsync(
            Path.Combine(folder, "codes-hazardous.csv"), string.Join('\n', own.Where(static l => !l.StartsWith("900-249-08", StringComparison.Ordinal))),
            TestContext.Current.CancellationToken);
        (code, said) = await Run("table", "codes-hazardous.csv", "--edition", "2025", "--from", "2025-01-01", "--dry-run");
        Assert.True(code == 0, said);
        Assert.Contains("0 added, 1 removed, 0 changed, 466 the same; nothing is adopted", said, StringComparison.Ordinal);
        Assert.Contains("[filings: code_unlisted]", said, StringComparison.Ordinal);
        Assert.Contains("affects  permit 豫环许可危废1号 of ", said, StringComparison.Ordinal);
        (code, var again) = await Run("table", "codes-hazardous.csv", "--edition", "2025", "--from", "2025-01-01", "--dry-run");
        Assert.Equal(Told(said, "as of line"), Told(again, "as of line"));
        (code, said) = await Run("table", "codes-hazardous.csv", "--edition", "2025", "--from", "2025-01-01");
        Assert.True(code == 0, said);
        (code, said) = await Run("table", "codes-hazardous.csv", "--edition", "2025", "--from", "2025-01-01", "--dry-run");
        Assert.Contains("0 added, 0 removed, 0 changed, 466 the same", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_for_the_national_platform_is_read_back_by_another_house()
    {
        Write($"{Works},郑州化工,410104,industrial-enterprise,,,", $"{Clinic},再生油厂,410104,hazardous-plant,,,");
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "national.csv"),
            [
                "国家联单编号,移出人统一社会信用代码,承运人统一社会信用代码,接受人统一社会信用代码,交付时间,废物代码,移出量(吨),拟利用处置方式,牌号,实际起运时间,接受时间,接受人处理意见,接受量(吨)",
                $"20264101000001,{Works},{Clinic},{Clinic},2026-03-05 08:30:00,900-249-08,1.5,R9,豫A00001,2026-03-05 09:00:00,2026-03-05 12:00:00,接受,1.498",
                $"20264101000003,{Works},{Clinic},{Clinic},2026-03-06 08:30:00,900-249-08,0.5,R9,,,,,",
            ],
            TestContext.Current.CancellationToken);
        foreach (var (house, file) in new[] { ("made", "national.csv"), ("other", "made.xlsx") })
        {
            var (code, said) = await Program("import", "register", "units.csv", "--data", house, "--create");
            Assert.True(code == 0, said);
            (code, said) = await Program("import", "national", file, "--kind", "manifests", "--data", house);
            Assert.True(code == 0, said);
            foreach (var format in new[] { "xlsx", "csv" })
            {
                (code, said) = await Program(
                    "book", "national-manifests", "--region", "410104", "--from", "2026-03-01", "--to", "2026-03-31", "--format", format, "--out", $"{house}.{format}", "--data", house);
                Assert.True(code == 0, said);
            }
        }

        string Text(string file) => File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n");
        Assert.Equal(Text("national.csv"), Text("made.csv"));
        Assert.Equal(Text("made.csv"), Text("other.csv"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    void Write(params string[] rows) => File.WriteAllLines(
        Path.Combine(folder, "units.csv"), ["\ufeffenterprise,name,division,kind,tags,wards.beds,wards.licence", .. rows]);

    /// <summary>The rows with the lines that they were answered.</summary>
    static string[] Told(string said, string with = ": line ") => [.. said.Split('\n').Where(l => l.Contains(with, StringComparison.Ordinal))];

    Task<(int Code, string Said)> Import(string kind = "register", string file = "units.csv") => Run(kind, file);

    Task<(int Code, string Said)> Run(params string[] import) => Program(["import", .. import, "--data", "made", "--create"]);

    async Task<(int Code, string Said)> Program(params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "wasteflow.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = program.StandardError.ReadToEndAsync();
        var text = await program.StandardOutput.ReadToEndAsync();
        await program.WaitForExitAsync();
        return (program.ExitCode, await error + text);
    }
}
