using WasteFlow.Client.National;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Units.Registry;

/// <summary>Files of the national platform (国家系统导出文件) are read by a mapping: a bad cell is named, and the other rows go on.</summary>
public class NationalRowsTest
{
    const string Works = "91230184MA1BUFLT44";
    const string Plant = "91110108772551611J";

    const string Head = "国家联单编号,移出人统一社会信用代码,承运人统一社会信用代码,接受人统一社会信用代码,交付时间,废物代码,移出量(吨),拟利用处置方式,牌号,实际起运时间,接受时间,接受人处理意见,接受量(吨)";

    static readonly Dictionary<string, string> Sites = new(StringComparer.Ordinal) { [Works] = "works", [Plant] = "plant" };

    [Fact]
    public void Every_field_of_the_mapping_is_one_of_its_act() => Assert.All(NationalColumns.Own.Where(static c => c.Field.Length > 0), static c =>
    {
        var path = c.Field.Split('/');
        var inner = path[0].Split('.');
        var field = Assert.Single(Acts.All[c.Act].GetProperties(), p => string.Equals(p.Name, inner[0], StringComparison.OrdinalIgnoreCase));
        Assert.All(inner.Skip(1), of => Assert.Single(field.PropertyType.GetProperties(), p => string.Equals(p.Name, of, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(path.Length > 1, field.PropertyType.IsGenericType && field.PropertyType.GenericTypeArguments[0].GetProperties().Any(p => string.Equals(p.Name, path[^1], StringComparison.OrdinalIgnoreCase)));
    });

    [Fact]
    public void Every_column_of_the_platform_is_marked_as_what_it_is() =>
        Assert.All(NationalColumns.Own, static c => Assert.Equal(c.Column.Length > 0 ? "unverified" : "ours", c.Mark));

    [Fact]
    public void A_manifest_of_two_rows_is_filed_picked_up_and_received_once()
    {
        var entry = Assert.Single(Read(
            $"20264101000001,{Works},{Plant},{Plant},2026-03-05 08:30,90024908,1.5,R9,豫A00001,2026-03-05 09:00,2026-03-05 12:00,接受,1.498",
            $"20264101000001,{Works},{Plant},{Plant},2026-03-05 08:30,900-041-49,0.2,R9,豫A00001,2026-03-05 09:00,2026-03-05 12:00,拒收,"));
        Assert.Empty(entry.Faults);
        Assert.Equal(["file-manifest", "pick-up-waste", "receive-waste"], entry.Asks.Select(static a => a.Act));
        Assert.Equal(
            """[{"code":"900-249-08","quantity":{"value":"1.5","unit":"t"},"method":"R9"},{"code":"900-041-49","quantity":{"value":"0.2","unit":"t"},"method":"R9"}]""",
            entry.Asks[0].Ask["items"]!.ToJsonString());
        Assert.Equal(("works", "2026-03-05T00:30:00.000Z", "20264101000001"), (Text(entry, 0, "mover"), Text(entry, 0, "happenedAt"), Text(entry, 0, "nationalNumber")));
        Assert.Equal(
            """[{"item":1,"decision":"accepted","quantity":{"value":"1.498","unit":"t"}},{"item":2,"decision":"refused"}]""",
            entry.Asks[2].Ask["items"]!.ToJsonString());
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("2026-03-05 09:00", "", 2)]
    [InlineData("2026-03-05 09:00", "2026-03-05 12:00", 3)]
    public void What_has_not_happened_yet_is_not_said(string left, string came, int acts) => Assert.Equal(
        acts, Assert.Single(Read($"20264101000001,{Works},{Plant},{Plant},2026/3/5,90024908,1,R9,豫A00001,{left},{came},接受,1")).Asks.Count);

    [Theory]
    [InlineData("20264101000002,914,{1},{1},2026-03-05,90024908,1,R9,,,,,", "row 2: 移出人统一社会信用代码: no site")]
    [InlineData("20264101000002,{0},{1},{1},5th of March,90024908,1,R9,,,,,", "row 2: 交付时间: expected a date, as 2026-03-05, and “5th of March” is none")]
    [InlineData("20264101000002,{0},{1},{1},2026-03-05,9002490,1,R9,,,,,", "row 2: 废物代码: expected a waste code, as 900-249-08, and “9002490” is none")]
    [InlineData("20264101000002,{0},{1},{1},2026-03-05,90024908,one,R9,,,,,", "row 2: 移出量(吨): expected a number of tonnes, and “one” is none")]
    [InlineData("20264101000002,{0},{1},{1},2026-03-05,90024908,,R9,,,,,", "row 2: 移出量(吨): is blank or not in the file")]
    [InlineData(",{0},{1},{1},2026-03-05,90024908,1,R9,,,,,", "row 2: 国家联单编号: is blank or not in the file")]
    [InlineData("20264101000002,{0}", "row 2: 2 cells, the head has 13")]
    [InlineData("20264101000002,{0},{1},{1},2026-03-05,90024908,1,R9,豫A1,2026-03-05,2026-03-05,不明,1", "row 2: 接受人处理意见: expected 接受, 部分接受, 拒收, and “不明” is none")]
    public void A_bad_cell_is_named_with_what_was_expected_and_the_other_rows_go_on(string bad, string said)
    {
        var entries = Read(
            $"20264101000001,{Works},{Plant},{Plant},2026-03-05,90024908,1,R9,,,,,", string.Format(System.Globalization.CultureInfo.InvariantCulture, bad, Works, Plant),
            $"20264101000003,{Works},{Plant},{Plant},2026-03-05,90024908,1,R9,,,,,");
        var fault = Assert.Single(entries.SelectMany(static e => e.Faults));
        Assert.Equal(said, fault.ToString());
        Assert.NotEmpty(fault.Zh);
        Assert.Equal([1, 3], entries.Where(static e => e.Asks.Count == 1).SelectMany(static e => e.Rows));
    }

    [Fact]
    public void The_same_file_says_the_same_acts_and_another_number_says_others()
    {
        string Ids(string number) => string.Join(' ', Read($"{number},{Works},{Plant},{Plant},2026-03-05,90024908,1,R9,豫A1,2026-03-05,,,").SelectMany(static e => e.Asks).Select(static a => a.Ask["actId"]!.GetValue<string>()));
        Assert.Equal(Ids("20264101000001"), Ids("20264101000001"));
        Assert.Equal(4, Ids("20264101000001").Split(' ').Concat(Ids("20264101000002").Split(' ')).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("plans", "统一社会信用代码,年度,备案日期,废物代码,计划转移量(吨)", "{0},2026,20260215,90024908,12\n{0},2026,20260215,90004149,3",
        """{"actId":"","site":"works","year":2026,"happenedAt":"2026-02-14T16:00:00.000Z","entries":[{"code":"900-249-08","quantity":{"value":"12","unit":"t"}},{"code":"900-041-49","quantity":{"value":"3","unit":"t"}}]}""")]
    [InlineData("permits", "许可证编号,统一社会信用代码,发证日期,核准经营类别,利用处置方式,有效期起,有效期止,年经营规模(吨)", "豫环许可危废字1号,{0},2026-02-15,HW08、HW49,R9,2026-03-01,2031-02-28,5000",
        """{"actId":"","permit":"豫环许可危废字1号","site":"works","happenedAt":"2026-02-14T16:00:00.000Z","codes":["HW08","HW49"],"methods":["R9"],"from":"2026-03-01","until":"2031-02-28","yearlyScale":{"value":"5000","unit":"t"}}""")]
    [InlineData("ledgers", "统一社会信用代码,产生批次编码,产生时间,废物代码,产生量(吨)", "{0},HWCS20260215001,2026-02-15 08:00:00,90024908,0.16",
        """{"actId":"","site":"works","happenedAt":"2026-02-15T00:00:00.000Z","stream":"hazardous","code":"900-249-08","quantity":{"value":"0.16","unit":"t"}}""")]
    [InlineData("month-reports", "统一社会信用代码,报告期,上报日期", "{0},2026-01,2026-02-10",
        """{"actId":"","site":"works","report":"month-report","period":"2026-01-01","happenedAt":"2026-02-09T16:00:00.000Z"}""")]
    public void Plans_permits_ledgers_and_month_reports_are_acts_of_ours(string kind, string head, string rows, string said)
    {
        var text = $"{head}\n{string.Format(System.Globalization.CultureInfo.InvariantCulture, rows, Works)}\n";
        var entry = Assert.Single(NationalRows.Read(text, kind, NationalColumns.Own, SiteOf));
        Assert.Empty(entry.Faults);
        var ask = Assert.Single(entry.Asks).Ask;
        ask["actId"] = "";
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(said), ask), ask.ToJsonString(Wire.Options));
    }

    [Fact]
    public void Another_mapping_reads_another_template()
    {
        var mapping = NationalColumns.Read("kind,act,column,field,as,need,key,mark\nledgers,generate-waste,编号,,text,yes,yes,ours\nledgers,generate-waste,代码,code,code,yes,,ours\n", "theirs.csv");
        Assert.Equal("900-249-08", Assert.Single(Assert.Single(NationalRows.Read("代码,编号\n90024908,7\n", "ledgers", mapping, SiteOf)).Asks).Ask["code"]!.GetValue<string>());
    }

    static IReadOnlyList<NationalEntry> Read(params string[] rows) => NationalRows.Read($"\ufeff{Head}\n{string.Join('\n', rows)}\n", "manifests", NationalColumns.Own, SiteOf);

    static string SiteOf(string unit) => Sites.GetValueOrDefault(unit) ?? throw new FormatException("no site");

    static string Text(NationalEntry entry, int act, string field) => entry.Asks[act].Ask[field]!.GetValue<string>();
}
