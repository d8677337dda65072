/** The month a name means, 1 to 12, whatever its accents, cut short after three letters or more ("Sept", "févr"); 0 for a word that is no month. */
export function monthNumber(name: string | undefined): number {
  const plain = (name ?? '').toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ı', 'i');
  if (plain.length < 3) return 0;
  return months.findIndex((names) => names.some((full) => full.startsWith(plain))) + 1;
}

/**
 * Month names without accents, as they stand in dates: English, German, French, Spanish, Portuguese, Italian, Catalan, Dutch, Scandinavian, Romanian, Indonesian, Turkish, Polish,
 * Czech, Hungarian, Finnish, Greek, Russian, Bulgarian, Arabic.
 */
const months = [
  'january januar janner janvier enero janeiro gennaio gener januari ianuarie ocak stycznia styczen ledna leden tammikuuta ιανουαριου ιανουαριος января январь януари يناير',
  'february februar feber fevrier febrero fevereiro febbraio febrer februari februarie subat lutego luty unora unor helmikuuta φεβρουαριου φεβρουαριος февраля февраль февруари فبراير',
  'march marz mrz mars marzo marco marc maart mrt martie maret mart marca marzec brezna brezen marcius maaliskuuta μαρτιου μαρτιος марта март مارس',
  'april avril abril aprile avrilie aprilie nisan kwietnia kwiecien dubna duben aprilis huhtikuuta απριλιου απριλιος апреля апрель април ابريل',
  'may mai mayo maio maggio maig mei maj mayis maja kvetna kveten majus toukokuuta μαιου μαιος мая маи مايو',
  'june juni juin junio junho giugno juny iunie haziran czerwca czerwiec cervna cerven junius kesakuuta ιουνιου ιουνιος июня июнь юни يونيو',
  'july juli juillet julio julho luglio juliol iulie temmuz lipca lipiec cervence cervenec julius heinakuuta ιουλιου ιουλιος июля июль юли يوليو',
  'august aout agosto agost augustus augusti agustus agustos sierpnia sierpien srpna srpen augusztus elokuuta αυγουστου αυγουστος августа август اغسطس',
  'september septembre septiembre setiembre setembro settembre setembre septembrie eylul wrzesnia wrzesien zari szeptember syyskuuta σεπτεμβριου σεπτεμβριος сентября сентябрь септември سبتمبر',
  'october oktober octobre octubre outubro ottobre octombrie ekim pazdziernika pazdziernik rijna rijen lokakuuta οκτωβριου οκτωβριος октября октябрь октомври اكتوبر',
  'november novembre noviembre novembro noiembrie kasim listopada listopad listopadu marraskuuta νοεμβριου νοεμβριος ноября ноябрь ноември نوفمبر',
  'december dezember decembre diciembre dezembro dicembre desembre desember decembrie aralik grudnia grudzien prosince prosinec joulukuuta δεκεμβριου δεκεμβριος декабря декабрь декември ديسمبر',
].map((names) => names.split(' '));
