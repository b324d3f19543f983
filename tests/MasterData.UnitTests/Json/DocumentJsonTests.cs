using System.Text;
using MasterData.Canonical;
using MasterData.Documents;
using MasterData.Json;
using MasterData.UnitTests.Canonical;

namespace MasterData.UnitTests.Json;

public sealed class DocumentJsonTests
{
    private const string GoldenCommune =
        """{"type":"item","catalog":"vung","code":"20656","aliases":["QNM.20656","x1"],"slices":["""
        + """{"unit":"20656@","valid_to":"2025-07-01","name":"Thị trấn Nông Sơn","short_name":"Nông Sơn","kind":"xa","""
        + """ "parent":"49","attributes":{"dien_tich":"12.5","ghi_chu":"đã đổi"},"end_acts":["1659/NQ-UBTVQH15"],"""
        + """ "disposition":"legs"},{"unit":"20656@2025-07-01","valid_from":"2025-07-01","name":"Xã Nông Sơn","""
        + """ "short_name":"Nông Sơn","kind":"xa","parent":"49","start_acts":["1659/NQ-UBTVQH15"]}],"legs":["""
        + """{"date":"2025-07-01","from":"20656@","to":"20656@2025-07-01","extent":"whole","event":"merge","""
        + """ "acts":["1659/NQ-UBTVQH15"]},{"date":"2025-07-01","from":"20672@","""
        + """ "to":"20656@2025-07-01","extent":"part","event":"merge","acts":["1659/NQ-UBTVQH15"]},"""
        + """{"date":"2025-07-01","from":"20672@","to":"?","extent":"part"}]}""";

    [Fact]
    public void Write_OfTheSample_GivesTheGoldenJson()
    {
        var json = Encoding.UTF8.GetString(DocumentJson.Write(SampleCatalog.Id, SampleCatalog.Commune));

        // Raw strings cannot begin with a quotation mark, so those lines begin with a blank.
        Assert.Equal(GoldenCommune.Replace(", \"", ",\"", StringComparison.Ordinal), json);
    }

    [Fact]
    public void Write_OfQuotesAndSigns_EscapesTheQuotesOnly()
    {
        Assert.Contains("Sắp xếp \\\"đơn vị\\\" hành chính", Json(SampleCatalog.Act), StringComparison.Ordinal);
        Assert.Contains("Đ <&>'+/", Json(SampleCatalog.Act with { Title = "Đ <&>'+/" }), StringComparison.Ordinal);

        // The encoder of .NET still escapes what lies beyond U+FFFF, which no name of the catalogs does.
        Assert.Contains("Huyện Quế Sơn \\uD835\\uDCB3", Json(SampleCatalog.District), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheDocument()
    {
        Assert.All(SampleCatalog.Documents, document => Assert.Equal(
            CanonicalForm.Write(SampleCatalog.Id, document),
            CanonicalForm.Write(SampleCatalog.Id, DocumentJson.Read(DocumentJson.Write(SampleCatalog.Id, document)))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"other"}""")]
    [InlineData("""{"type":"item","code":7}""")]
    [InlineData("""{"type":"item","code":null}""")]
    [InlineData("""{"type":"item","code":"1","slices":{}}""")]
    [InlineData("""{"type":"item","code":"1","slices":[{"valid_from":"2025-02-30"}]}""")]
    [InlineData("""{"type":"item","code":"1","slices":[{"disposition":"gone"}]}""")]
    [InlineData("""{"type":"item","code":"1","legs":[{"date":"2025-07-01"}]}""")]
    [InlineData("""{"type":"item","code":"1"}{}""")]
    [InlineData("""{"type":"catalog","role":"register"}""")]
    public void Read_OfAnythingElse_IsRefused(string json) =>
        Assert.Throws<InvalidDataException>(() => DocumentJson.Read(Encoding.UTF8.GetBytes(json)));

    private static string Json(Document document) =>
        Encoding.UTF8.GetString(DocumentJson.Write(SampleCatalog.Id, document));
}
