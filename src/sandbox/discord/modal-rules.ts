import type { ModalBody } from './bodies.ts';
import { componentTypes as types, eachComponent } from './component.ts';
import type { Placed } from './component.ts';
import { componentFaults } from './component-rules.ts';
import { refuseFaults } from './refusal.ts';
import type { FieldError } from './refusal.ts';

/** Discord shows at most this many rows or labels, whatever its OpenAPI description allows. */
const MAX_ROWS = 5;

/** @throws {Refusal} 50035 for what the schema of a modal lets pass and Discord does not. */
export function requireValidModal({ components }: ModalBody): void {
  const placed = [...eachComponent(components, ['data', 'components'])];
  const faults: FieldError[] = [...componentFaults(placed), ...placed.flatMap(fieldFaults)];
  if (components.length > MAX_ROWS) {
    const message = `Must be between 1 and ${MAX_ROWS} in length.`;
    faults.push({ path: ['data', 'components'], code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  refuseFaults(faults);
}

function fieldFaults({ component, path }: Placed): FieldError[] {
  if (component.type === types.actionRow) return (component.components ?? []).length === 1 ? [] : [tooWide(path)];
  const faults: FieldError[] = [];
  const least = component.min_length ?? 0;
  const most = component.max_length;
  if (most !== null && most !== undefined && least > most) {
    faults.push({ path, code: 'BASE_TYPE_BAD_RANGE', message: `The minimum ${least} is above the maximum ${most}.` });
  }
  if (component.value && most && component.value.length > most) {
    const message = `Must be ${most} or fewer in length.`;
    faults.push({ path: [...path, 'value'], code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  return faults;
}

function tooWide(path: readonly PropertyKey[]): FieldError {
  const message = 'The specified component exceeds the maximum width';
  return { path: [...path, 'components'], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message };
}
